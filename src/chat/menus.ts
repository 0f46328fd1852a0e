import type { Plan } from '../plan/plan.js';
import { commandOf, commandsOfMenu, menuLineOf } from '../words/commands.js';
import type { MenuRole } from '../words/commands.js';
import { committeeShort, staffOf } from '../words/office.js';
import { plainClip } from '../words/words.js';

/** What Telegram shows under "/" and on the bot's page. */
export interface MenuCommand {
  readonly command: string;
  readonly description: string;
}

/** A role's commands under their Vietnamese names; a stranger sees Telegram's own `/start`. */
export function menuOf(plan: Plan, role: MenuRole): readonly MenuCommand[] {
  return commandsOfMenu(role).map((name) => {
    const command = role === 'stranger' ? name : commandOf(name).alias;
    return { command, description: menuLineOf(plan, name) };
  });
}

/** At most 512 characters. */
export function botDescription(plan: Plan): string {
  return (
    `Theo dõi thời hạn các nhiệm vụ trong kế hoạch${aboutOf(plan)} của cơ quan: nhắc việc đến hạn vào buổi sáng ` +
    `ngày làm việc, nhận báo cáo hoàn thành, tổng hợp tiến độ hằng tuần gửi ${plainClip(committeeShort(plan), 60)}. Bot phục vụ ` +
    `${staffOf(plan)} được đầu mối mời. Không gửi tài liệu mật, dữ liệu cá nhân của công dân vào đây.`
  );
}

/** At most 120 characters. */
export function botShortDescription(plan: Plan): string {
  return `Nhắc việc và theo dõi tiến độ kế hoạch${aboutOf(plan)}. Dành cho người được mời.`;
}

function aboutOf({ subject }: Plan): string {
  return subject.name === '' ? '' : ` ${plainClip(subject.name, 40)}`;
}
