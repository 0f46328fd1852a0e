/** The link that opens the bot and presses Start with the code. */
export function inviteLink(botName: string, code: string): string {
  return `https://t.me/${botName}?start=${code}`;
}
