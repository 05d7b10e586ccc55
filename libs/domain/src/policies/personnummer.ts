/** A personnummer or samordningsnummer as people write it: with or without the century, a hyphen, a plus or blanks. */
const written = /(?<!\d)(?:\d{2})?(\d{6})[ \t]?[-+–]?[ \t]?(\d{4})(?!\d)/g;

/** Whether somebody's personnummer or samordningsnummer stands in the text. Ten figures that fail the checksum are a phone number or a reference. */
export function holdsPersonnummer(text: string): boolean {
  return [...text.matchAll(written)].some(([, day = '', serial = '']) => isDay(day) && hasChecksum(`${day}${serial}`));
}

/** In a samordningsnummer the day is raised by 60. */
function isDay(day: string): boolean {
  const [month, date] = [Number(day.slice(2, 4)), Number(day.slice(4, 6)) % 60];
  return month >= 1 && month <= 12 && date >= 1 && date <= 31;
}

function hasChecksum(digits: string): boolean {
  const products = Array.from(digits, (digit, at) => Number(digit) * (at % 2 === 0 ? 2 : 1));
  return products.reduce((sum, one) => sum + (one > 9 ? one - 9 : one), 0) % 10 === 0;
}
