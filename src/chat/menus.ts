import { commandOf, commandsOfMenu } from '../words/commands.js';
import type { MenuRole } from '../words/commands.js';

/** What Telegram shows under "/" and on the bot's page. */
export interface MenuCommand {
  readonly command: string;
  readonly description: string;
}

/** A role's commands under their Vietnamese names; a stranger sees Telegram's own `/start`. */
export function menuOf(role: MenuRole): readonly MenuCommand[] {
  return commandsOfMenu(role).map((name) => {
    const { alias, menu } = commandOf(name);
    return { command: role === 'stranger' ? name : alias, description: menu };
  });
}

/** At most 512 characters. */
export const botDescription =
  'Theo dõi thời hạn các nhiệm vụ trong kế hoạch cải cách hành chính của cơ quan: nhắc việc đến hạn vào buổi sáng ' +
  'ngày làm việc, nhận báo cáo hoàn thành, tổng hợp tiến độ hằng tuần gửi Ban Chỉ đạo. Bot phục vụ cán bộ, công ' +
  'chức được đầu mối mời. Không gửi tài liệu mật, dữ liệu cá nhân của công dân vào đây.';

/** At most 120 characters. */
export const botShortDescription =
  'Nhắc việc và theo dõi tiến độ kế hoạch cải cách hành chính. Dành cho người được mời.';
