import type { CaseCommands } from '#cases/case-commands.js';
import { roles, systemActor, type Actor } from '#domain/actor.js';
import { demoId, demoNodes, nodeId, personId } from '#infra/seed/organisation.js';
import { demoPeople } from '#infra/seed/people.js';

const since = '2015-01-01T09:00:00.000Z';

/** The demo's nämnd with its enheter, and who holds which role. */
export async function makeOrganisation(cases: CaseCommands): Promise<void> {
  const caseId = demoId('case', 'organisation');
  const send = (name: string, key: string, data: unknown) =>
    cases.execute({
      aggregate: 'organisation', caseId, name, data, commandId: demoId('command', `${name}/${key}`), actor: systemActor('demo'), now: since, correlationId: caseId,
    });
  for (const { code, parent, level, name, nameInSentence, validFrom } of demoNodes) {
    await send('AddOrganisationNode', code, { nodeId: nodeId(code), ...(parent && { parentId: nodeId(parent) }), code, level, name, nameInSentence, validFrom });
  }
  for (const { login, grants } of demoPeople) {
    for (const { role, node } of grants.filter(({ role: held }) => held !== 'medarbetare')) {
      const grantId = demoId('case', `grant/${login}/${role}`);
      await send('GrantRole', `${login}/${role}`, { grantId, personId: personId(login), role, nodeId: nodeId(node), from: '2015-01-01', reason: 'Behovsanalys.' });
    }
  }
}

/** A person of the demo as the API knows her after sign-in. */
export function actorOf(login: string): Actor {
  const person = demoPeople.find((one) => one.login === login);
  if (!person) throw new Error(`no demo person ${login}`);
  const grants = person.grants.flatMap(({ role, node }) => {
    const held = roles.find((one) => one === role);
    return held ? [{ role: held, nodeIds: below(node) }] : [];
  });
  return { userId: personId(login), grants };
}

function below(code: string): string[] {
  return [nodeId(code), ...demoNodes.filter((node) => node.parent === code).flatMap((node) => below(node.code))];
}
