/** Who may import whom: data flows one way, from the apps down to the domain, and nothing points back. */
/** Specs and what only they use. */
const tools = '\\.(spec|spec-tool|fixture)\\.ts$';
const lib = (name) => `^libs/${name}/`;
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: tools },
  to: { path: '^(libs|apps|infra|test|bench)/', pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '^infra/embedded/jest-(setup|teardown)\\.mjs$', '^infra/start/with-parent\\.mjs$'],
      },
      to: {},
    },
    { name: 'not-resolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    {
      name: 'domain-knows-two-packages',
      severity: 'error',
      from: { path: lib('domain'), pathNot: tools },
      to: { dependencyTypesNot: ['local', 'aliased', 'type-only'], pathNot: 'node_modules/(zod|temporal-polyfill)/' },
    },
    only('domain-looks-nowhere', lib('domain'), []),
    only('config-looks-nowhere', lib('config'), []),
    only('event-store-looks-at-domain-and-config', lib('event-store'), [lib('domain'), lib('config')]),
    only('cases-look-at-domain-and-event-store', lib('cases'), [lib('domain'), lib('event-store')]),
    only('read-models-look-at-domain-and-event-store', lib('read-model'), [lib('domain'), lib('event-store')]),
    only('documents-look-at-domain', lib('documents'), [lib('domain')]),
    only('files-look-at-domain-config-and-event-store', lib('files'), [lib('domain'), lib('config'), lib('event-store')]),
    only('identity-looks-at-domain-and-config', lib('identity'), [lib('domain'), lib('config')]),
    only('infra-looks-at-libs', '^infra/', ['^libs/']),
    only('web-looks-at-domain', '^apps/web/', [lib('domain')]),
    only('api-looks-at-libs-and-infra', '^apps/api/', ['^libs/', '^infra/']),
    only('worker-looks-at-libs-and-infra', '^apps/worker/', ['^libs/', '^infra/']),
    only('cli-looks-at-libs-and-infra', '^apps/cli/', ['^libs/', '^infra/']),
    {
      name: 'nothing-needs-a-test',
      severity: 'error',
      from: { path: '^(libs|apps|infra)/', pathNot: `${tools}|^infra/embedded/test-` },
      to: { path: '\\.spec\\.ts$|^test/|^infra/embedded/test-' },
    },
    {
      name: 'no-package-outside-package-json',
      severity: 'error',
      from: { path: '^(libs|apps/(api|worker|cli)|infra)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    webpackConfig: { fileName: 'test/resolve.cjs' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
