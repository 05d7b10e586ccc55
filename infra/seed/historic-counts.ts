import type { SeedCommand } from './load-demo.js';
import { demoId, nodeId } from './organisation.js';

/** 2022 as the kvalitetsberättelse of that year printed it: what it does not say stays unknown. */
export function historicCounts(): SeedCommand[] {
  const caseId = demoId('case', 'historic-import/2022');
  const command = (name: string, data: SeedCommand['data'], i = 0): SeedCommand => ({
    aggregate: 'historicImport', caseId, name, data, by: 'kristina', at: '2023-01-20T09:00:00.000Z', commandId: demoId('command', `historic/${name}/${String(i)}`),
  });
  const counts = [
    { node: 'bof', measure: 'Q-01', value: 6, qualifier: 'exact' },
    { node: 'omsorg', measure: 'Q-05', value: 15, qualifier: 'exact' },
    { node: 'bof', measure: 'Q-06', qualifier: 'comparable-to-previous' },
    { node: 'bof', measure: 'Q-07', value: 5, qualifier: 'exact' },
  ];
  return [
    command('StartHistoricImport', { nodeId: nodeId('socialnamnden'), source: 'Kvalitetsberättelse 2022' }),
    ...counts.map(({ node, ...count }, i) => command('RecordHistoricCount', { year: 2022, nodeId: nodeId(node), ...count }, i)),
    command('CompleteHistoricImport', {}),
  ];
}
