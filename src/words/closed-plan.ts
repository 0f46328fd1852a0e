import type { Office } from '../plan/plan.js';

/**
 * What is said of a plan that is closed, and how the next one begins.
 * @param nextBegun whether it has: then it is only named
 */
export function closedLines({ plan }: Office, nextBegun = false): readonly string[] {
  const closed = `Kế hoạch năm ${plan.year} đã khép lại (31 ngày sau khi hết năm): không còn nhắc việc.`;
  if (nextBegun) return [closed, `Kế hoạch năm ${plan.year + 1} đang có hiệu lực.`];
  return [
    closed,
    `Để mở kế hoạch năm ${plan.year + 1}: đầu mối gửi tệp kế hoạch mới cho bot trong tin nhắn riêng; hoặc người vận hành đặt <code>PLAN_FILE</code> là tệp đó rồi khởi động lại bot.`,
  ];
}
