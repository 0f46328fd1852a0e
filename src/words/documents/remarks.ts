/** How the import says of rows that nobody knows who leads them. */
export const NO_LEAD = 'chưa rõ đơn vị chủ trì; ô chủ trì để trống.';

/** Whether a remark says of some rows that nobody knows who leads them. */
export function isOnLead(remark: string): boolean {
  return remark.endsWith(`: ${NO_LEAD}`);
}

/** Whether a remark asks to check one new department. */
export function isOnDepartment(remark: string, id: string): boolean {
  return (
    remark.startsWith('Đơn vị mới “') && (remark.includes(`, mã ${id} (`) || remark.includes(`, mã ${id}:`))
  );
}
