import type { Office } from '../plan/plan.js';

export interface ClosedFor {
  /** The plan was in force while the bot ran; one that was over before has no state worth telling. */
  readonly ran: boolean;
  /** The next plan has begun: it is only named. */
  readonly nextBegun: boolean;
  /** Only a coordinator can begin the next one. */
  readonly coordinator: boolean;
}

/** What is said of a plan that is closed, and how the next one begins. */
export function closedLines({ plan }: Office, { ran, nextBegun, coordinator }: ClosedFor): readonly string[] {
  if (!ran) {
    return [
      `Kế hoạch năm ${plan.year} đã khép lại trước khi bot bắt đầu: không theo dõi, không nhắc nhiệm vụ nào.`,
      coordinator
        ? 'Để bắt đầu, đồng chí gửi kế hoạch của năm nay hoặc năm sau (tệp Word hoặc Excel) cho bot trong tin nhắn riêng.'
        : 'Đầu mối sẽ nhập kế hoạch mới.',
    ];
  }
  const closed = `Kế hoạch năm ${plan.year} đã khép lại (31 ngày sau khi hết năm): không còn nhắc việc.`;
  if (nextBegun) return [closed, `Kế hoạch năm ${plan.year + 1} đang có hiệu lực.`];
  if (!coordinator) return [closed, `Đầu mối sẽ nhập kế hoạch năm ${plan.year + 1}.`];
  return [
    closed,
    `Để mở kế hoạch năm ${plan.year + 1}: đồng chí gửi tệp kế hoạch mới cho bot trong tin nhắn riêng; hoặc người vận hành đặt <code>PLAN_FILE</code> là tệp đó rồi khởi động lại bot.`,
  ];
}
