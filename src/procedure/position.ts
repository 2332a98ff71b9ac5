/** A place in a source file that an author can jump to. Lines and columns count from 1. */
export interface SourcePosition {
  /** Relative to the project's folder, with forward slashes, so that it is the same on every machine. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
