import { z } from 'zod';
import { commandAnswer, problem } from '#domain/answers/problem.js';
import { isSentByServer } from '#domain/commands.js';
import { aggregates } from '#domain/registry.js';
import { sessionCookie } from './actor.guard.js';
import { plainRoutes, type PlainRoute } from './openapi-routes.js';

type Json = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1 made from the very schemas that check the input, so that it cannot say anything else. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const route of plainRoutes) paths[route.path] = { ...paths[route.path], [route.method]: plainOperation(route) };
  for (const aggregate of Object.values(aggregates)) {
    for (const [name, definition] of Object.entries(aggregate.commands)) {
      if (isSentByServer(definition.action)) continue;
      paths[`/api/${aggregate.path}/{caseId}/${name}`] = { post: commandOperation(name, definition.schema) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Klarsyn', version: '1', description: 'Avvikelser, synpunkter, klagomål och lex Sarah' },
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problem, 'output'), CommandAnswer: jsonSchema(commandAnswer, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookie } },
    },
  };
}

function plainOperation({ method, path, summary, answer, query = [], body, open }: PlainRoute): Json {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => parameter(match[1] ?? '', 'path'));
  const content = typeof answer === 'string' ? { [answer]: { schema: { type: 'string' } } } : { 'application/json': { schema: jsonSchema(answer, 'output') } };
  return {
    summary,
    operationId: `${method}${path.replaceAll(/[^A-Za-z]+(\w)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? '')}`,
    parameters: [...inPath, ...query.map((name) => parameter(name, 'query')), ...(method === 'get' ? [] : [ownHeader])],
    ...(body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }),
    responses: answers(content),
    ...(open ? { security: [] } : {}),
  };
}

function commandOperation(name: string, schema: z.ZodType): Json {
  const envelope = { type: 'object', required: ['commandId'], properties: { commandId: { type: 'string', format: 'uuid' } } };
  const body = { ...jsonSchema(schema, 'input'), additionalProperties: undefined };
  return {
    operationId: name,
    parameters: [parameter('caseId', 'path'), ownHeader, { name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } }],
    requestBody: { required: true, content: { 'application/json': { schema: { allOf: [envelope, body], unevaluatedProperties: false } } } },
    responses: answers({ 'application/json': { schema: { $ref: '#/components/schemas/CommandAnswer' } } }),
  };
}

const ownHeader = { name: 'X-Klarsyn', in: 'header', required: true, schema: { const: '1' } };

function parameter(name: string, place: 'path' | 'query'): Json {
  return { name, in: place, required: place === 'path', schema: { type: 'string' } };
}

function answers(content: Json): Json {
  const refused = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });
  return {
    '200': { description: 'OK', content },
    '400': refused('Fel i det som skickades'), '401': refused('Inte inloggad'), '403': refused('Inte tillåtet'), '404': refused('Finns inte'),
    '409': refused('Går inte i det här läget'), '412': refused('Ändrat av någon annan'), '413': refused('För stort'), '429': refused('För många anrop'),
    '503': refused('Försök igen'),
  };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
}
