import type { SeedCommand } from './load-demo.js';
import { demoId, demoNodes, demoUtforare, nodeId, personId } from './organisation.js';
import { demoPeople } from './people.js';

/** The installation itself makes the organisation: nobody can grant the first role to himself (ORG-04). */
const at = { by: 'system', at: '2015-01-01T09:00:00.000Z' };

export const organisationId = demoId('case', 'organisation');

/** Units, roles, the delegation, providers and since when the figures are the system's own. */
export function organisationCommands(): SeedCommand[] {
  const command = (name: string, key: string, data: SeedCommand['data']): SeedCommand => ({
    ...at, aggregate: 'organisation', caseId: organisationId, name, data, commandId: demoId('command', `organisation/${name}/${key}`),
  });
  const nodes = demoNodes.map(({ code, parent, level, name, nameInSentence, validFrom }) =>
    command('AddOrganisationNode', code, { nodeId: nodeId(code), ...(parent === null ? {} : { parentId: nodeId(parent) }), code, level, name, nameInSentence, validFrom }),
  );
  const grants = demoPeople.flatMap(({ login, grants: held }) =>
    held.map(({ role, node }) =>
      command('GrantRole', `${login}/${role}`, {
        grantId: demoId('case', `grant/${login}/${role}`), personId: personId(login), role, nodeId: nodeId(node), from: '2015-01-01', reason: 'Behovsanalys: uppgiften kräver rollen.',
      }),
    ),
  );
  const delegation = command('RecordDelegation', 'lex-sarah-beslut', {
    delegationId: demoId('case', 'delegation/lex-sarah-beslut'), topic: 'lex-sarah-beslut', role: 'beslutsfattare', from: '2015-01-01', namndBeslutRef: 'SN 2015/12 p. 4.2',
  });
  const utforare = demoUtforare.map(({ code, name, validFrom }): SeedCommand => ({
    ...at, aggregate: 'utforare', caseId: demoId('utforare', code), name: 'RegisterUtforare', data: { name, validFrom }, commandId: demoId('command', `utforare/${code}`),
  }));
  const coverage: SeedCommand = {
    ...at, aggregate: 'configuration', caseId: demoId('case', 'configuration'), name: 'SetCoverage', commandId: demoId('command', 'coverage'),
    data: { nodeId: nodeId('socialnamnden'), coveredFrom: '2023-01-01', reason: 'Systemet togs i bruk den 1 januari 2023.' },
  };
  return [...nodes, ...grants, delegation, ...utforare, coverage];
}
