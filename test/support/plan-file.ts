/** A row of a plan in the making: its code, when it is due as the paper says it, and whose it is. */
export interface PlanRow {
  readonly code: string;
  /** Without it: what stands before the code's last dot; empty in a plan without sections. */
  readonly section?: string;
  readonly deadline?: string;
  readonly lead?: string;
}

/** The file of a small plan of 2025 with these rows, for the departments of the cast. */
export function planFileOf(rows: readonly PlanRow[]): string {
  const sections = [...new Set(rows.map(sectionOf))];
  return JSON.stringify({
    ...{ year: 2025, title: 'Kế hoạch CCHC năm 2025', office: 'Xã Thiên Cầm', committee: 'Ban Chỉ đạo' },
    ...{ itself: null, before: 'careful', targets: [], remarks: [] },
    departments: [
      { id: 'VPTK', name: 'Văn phòng – Thống kê', shortName: 'VP-TK', printedAs: [] },
      { id: 'BPMC', name: 'Bộ phận Một cửa', shortName: 'Một cửa', printedAs: [] },
      { id: 'KT', name: 'Kế toán', shortName: 'Kế toán', printedAs: [] },
    ],
    sections: sections.map((id) => ({ id, title: id === '' ? 'Danh mục nhiệm vụ' : `Nội dung ${id}` })),
    tasks: rows.map((row) => ({
      ...{ code: row.code, section: sectionOf(row), lead: row.lead ?? 'VPTK', deliverable: '', support: '' },
      ...{ title: `Việc của dòng ${row.code}`, text: `Việc của dòng ${row.code}` },
      printed: {
        ...{ objective: '', assignment: '', activities: '', deliverable: '', lead: '', support: '' },
        deadline: row.deadline ?? 'Tháng 3',
      },
    })),
  });
}

function sectionOf({ code, section }: PlanRow): string {
  return section ?? code.slice(0, Math.max(0, code.lastIndexOf('.')));
}
