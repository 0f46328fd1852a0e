import { Telegraf } from 'telegraf';

/** The least that a bot can be: what everything else is measured against. */
const { BOT_TOKEN = '', TELEGRAM_API_ROOT = '' } = process.env;
const bot = new Telegraf(BOT_TOKEN, { telegram: { apiRoot: TELEGRAM_API_ROOT } });
bot.on('message', (context) => context.reply('text' in context.message ? context.message.text : ''));
process.once('disconnect', () => process.exit(1));
await bot.launch();
