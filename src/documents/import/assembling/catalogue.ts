/** A department as an office may print it; data, see data/departments.json. */
export interface KnownDepartment {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly printedAs: readonly string[];
  /** Words that begin the names of many: "các ngành …". */
  readonly begins?: readonly string[];
  readonly everybody?: boolean;
}
