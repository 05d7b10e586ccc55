import type { SeedCommand } from './load-demo.js';
import { demoId, demoNodes, demoUtforare, nodeId, personId } from './organisation.js';
import type { OrganisationPlan } from './organisation-plan.js';
import { demoExternalBodies } from './external-bodies.js';
import { demoPeople } from './people.js';

export const organisationId = demoId('case', 'organisation');

/** The invented socialnämnd. */
export const demoPlan: OrganisationPlan = {
  coveredFrom: '2023-01-01',
  since: '2015-01-01',
  delegationRef: 'SN 2015/12 p. 4.2',
  nodes: demoNodes.map(({ code, parent, level, name, nameInSentence }) => ({ code, parent, level, name, nameInSentence })),
  ivoAvsandare: [
    {
      nodeId: 'socialnamnden', validFrom: '2015-01-01', senderName: 'Socialnämnden i Nackby kommun', senderOrgNumber: '212000-0000', senderAddress: 'Stadshuset',
      senderPostalAddress: '100 00 Nackby', kommun: 'Nackby', ivoDepartment: 'Avdelning öst',
    },
  ],
  utforare: demoUtforare.map(({ code, name }) => ({ code, name })),
  externalBodies: [...demoExternalBodies],
  people: demoPeople.map(({ login, name, title, home, grants }) => ({ login, name, title, home, grants: [...grants], email: `${login}@nackby.example` })),
};

/** Units, roles, the delegation, providers and since when the figures are the system's own. */
export function organisationCommands(plan: OrganisationPlan = demoPlan): SeedCommand[] {
  // The installation itself makes the organisation: nobody can grant the first role to himself (ORG-04).
  const at = { by: 'system', at: `${plan.since}T09:00:00.000Z` };
  const command = (name: string, key: string, data: SeedCommand['data']): SeedCommand => ({
    ...at, aggregate: 'organisation', caseId: organisationId, name, data, commandId: demoId('command', `organisation/${name}/${key}`),
  });
  const nodes = plan.nodes.map(({ code, parent, level, name, nameInSentence }) =>
    command('AddOrganisationNode', code, {
      nodeId: nodeId(code), ...(parent === null ? {} : { parentId: nodeId(parent) }), code, level, name, nameInSentence, validFrom: plan.since,
    }),
  );
  const grants = plan.people.flatMap(({ login, grants: held }) =>
    held.map(({ role, node }) =>
      command('GrantRole', `${login}/${role}/${node}`, {
        grantId: demoId('case', `grant/${login}/${role}/${node}`), personId: personId(login), role, nodeId: nodeId(node), from: plan.since,
        reason: 'Behovsanalys: uppgiften kräver rollen.',
      }),
    ),
  );
  const delegation = command('RecordDelegation', 'lex-sarah-beslut', {
    delegationId: demoId('case', 'delegation/lex-sarah-beslut'), topic: 'lex-sarah-beslut', role: 'beslutsfattare', from: plan.since, namndBeslutRef: plan.delegationRef,
  });
  const avsandare = plan.ivoAvsandare.map((one) => command('RecordIvoAvsandare', `${one.nodeId}/${one.validFrom}`, { ...one, nodeId: nodeId(one.nodeId) }));
  const utforare = plan.utforare.map(({ code, name }): SeedCommand => ({
    ...at, aggregate: 'utforare', caseId: demoId('utforare', code), name: 'RegisterUtforare', data: { name, validFrom: plan.since }, commandId: demoId('command', `utforare/${code}`),
  }));
  const bodies = plan.externalBodies.map(({ code, ...body }): SeedCommand => ({
    ...at, aggregate: 'externalBody', caseId: demoId('external-body', code), name: 'RegisterExternalBody', data: { ...body, validFrom: plan.since },
    commandId: demoId('command', `external-body/${code}`),
  }));
  const coverage = plan.nodes.filter((node) => node.level === 'namnd').map(({ code }): SeedCommand => ({
    ...at, aggregate: 'configuration', caseId: demoId('case', `configuration/${code}`), name: 'SetCoverage', commandId: demoId('command', `coverage/${code}`),
    data: { nodeId: nodeId(code), coveredFrom: plan.coveredFrom, reason: `Systemet togs i bruk ${plan.coveredFrom}.` },
  }));
  return [...nodes, ...grants, delegation, ...avsandare, ...utforare, ...bodies, ...coverage];
}
