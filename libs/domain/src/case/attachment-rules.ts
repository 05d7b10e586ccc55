/**
 * What may be attached (security 13). The five kinds that IVO's e-service takes are all here, so that what a case holds
 * can follow an anmälan. What is not in the list is refused, by name and by content.
 */
export const attachmentKinds = [
  { mediaType: 'application/pdf', extensions: ['pdf'] },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  { mediaType: 'image/png', extensions: ['png'] },
  { mediaType: 'image/gif', extensions: ['gif'] },
  { mediaType: 'text/plain', extensions: ['txt'] },
  { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  { mediaType: 'application/vnd.oasis.opendocument.text', extensions: ['odt'] },
  { mediaType: 'audio/mp4', extensions: ['m4a'] },
] as const satisfies readonly { mediaType: string; extensions: readonly string[] }[];
export type AttachmentType = (typeof attachmentKinds)[number]['mediaType'];
export const attachmentTypes = attachmentKinds.map(({ mediaType }) => mediaType);

/** Decimal megabytes, as phones and desks count them. */
export const attachmentLimits = {
  bytesPerFile: 25_000_000,
  /** Of one case, withdrawn files and kept originals included. */
  bytesPerCase: 200_000_000,
  filesPerCase: 50,
} as const;

/** The kind that the end of a file name promises. */
export function kindOfName(name: string): AttachmentType | undefined {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
  const named = (extensions: readonly string[]) => extension !== undefined && extensions.includes(extension);
  return attachmentKinds.find(({ extensions }) => named(extensions))?.mediaType;
}
