/** What keeps an export from being read, with the line where there is one. */
export class ExportFault extends Error {
  override name = "ExportFault";
  /** Counts from 1. */
  readonly line: number | undefined;
  /** The file that it stands in, where it has been told. */
  readonly file: string | undefined;

  constructor(said: string, line?: number, file?: string) {
    super(said);
    this.line = line;
    this.file = file;
  }

  /** The same, of a file. */
  in(file: string): ExportFault {
    return new ExportFault(this.message, this.line, this.file ?? file);
  }
}
