/** What answers without sign-in, and nothing else does. */
export const openRoutes = [
  'GET /api/health', 'GET /api/health/live', 'GET /api/health/ready', 'GET /api/login', 'GET /api/login/callback', 'GET /api/login/options', 'GET /api/metrics',
  'GET /api/openapi.json', 'GET /api/session', 'POST /api/session/end', 'GET /api/public/form', 'POST /api/public/synpunkt', 'POST /api/public/avvikelse',
  'POST /api/public/receipt', 'POST /api/public/receipt/message', 'POST /api/public/receipt/withdraw', 'PUT /api/public/attachments/:attachmentId',
];

const values: Readonly<Record<string, string>> = {
  caseType: 'avvikelse', caseId: '01930000-0000-7000-8000-0000000000a1', atgardId: '01930000-0000-7000-8000-0000000000a1', command: 'RegisterAvvikelse', deadlineId: '01930000-0000-7000-8000-0000000000a1',
};

/** An address for a route as the server writes it. */
export function samplePath(path: string): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? 'x').replace('*', 'page-abc123.js');
}
