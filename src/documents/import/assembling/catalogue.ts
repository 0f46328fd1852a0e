/** A department as an office may print it; data, see data/departments.json. */
export interface KnownDepartment {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly printedAs: readonly string[];
  /** Words that begin the names of many: "các ngành …". */
  readonly begins?: readonly string[];
  readonly everybody?: boolean;
  /** Only a xã, a phường and the like calls a body by these names; elsewhere they mean another. */
  readonly commune?: boolean;
}
