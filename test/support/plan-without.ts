/** The plan's file without one of its tasks; its targets do not name it either. */
export function planWithout(text: string, code: string): Buffer {
  const plan = JSON.parse(text) as { tasks: { code: string }[]; targets: { tasks: string[] }[] };
  const tasks = plan.tasks.filter((task) => task.code !== code);
  const targets = plan.targets.map((one) => ({ ...one, tasks: one.tasks.filter((task) => task !== code) }));
  return Buffer.from(JSON.stringify({ ...plan, tasks, targets }));
}
