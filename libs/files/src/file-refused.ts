export type FileRefusal =
  | 'file-empty'
  | 'file-too-large'
  | 'file-type-not-allowed'
  | 'file-not-what-it-says'
  | 'file-has-macros'
  | 'file-unreadable'
  | 'archive-too-large'
  | 'archive-nested'
  | 'image-too-large';

/** The file may not come in. Nothing of it is repeated: neither its name nor a word of it. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  constructor(readonly code: FileRefusal) {
    super(code);
  }
}
