/**
 * Every letter reads the same, whatever it is about: that something waits, and where. So neither subject, length nor
 * words tell a mail server, or someone who looks over a shoulder, anything of a case (OSL 26:1).
 */
export function letterText(baseUrl: string): { subject: string; text: string } {
  return {
    subject: 'Du har ett meddelande i Klarsyn',
    text: [
      'Hej!',
      '',
      'Något väntar på dig i Klarsyn. Av hänsyn till sekretessen står det inte här vad det gäller.',
      'Logga in för att läsa:',
      '',
      `${baseUrl}/`,
      '',
      'Det här meddelandet går inte att svara på.',
      '',
    ].join('\n'),
  };
}
