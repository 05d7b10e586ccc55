/** F-12: 20 digits from the browser's own CSPRNG, each as likely as the others. Nobody but the sender ever makes or keeps the code. */
export function newReceiptCode(): string {
  let code = '';
  while (code.length < 20) {
    // 250 is the largest multiple of ten in a byte: what lies above would make some digits more likely.
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) if (byte < 250 && code.length < 20) code += String(byte % 10);
  }
  return code;
}

/** In groups of four, as it is read aloud and written down. */
export function inGroups(code: string): string {
  return code.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
}

/** What was typed, with the digits alone. */
export function digitsOf(typed: string): string {
  return typed.replaceAll(/\D/g, '');
}
