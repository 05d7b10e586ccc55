const { join } = require('node:path');

const root = join(__dirname, '..');
const libs = ['domain', 'event-store', 'cases', 'read-model', 'documents', 'files', 'identity', 'config'];

/** How the architecture check finds a source behind an import: the paths of package.json name what is built from it. */
module.exports = {
  resolve: {
    alias: {
      ...Object.fromEntries(libs.map((lib) => [`#${lib}`, join(root, 'libs', lib, 'src')])),
      '#infra': join(root, 'infra'),
    },
    extensionAlias: { '.js': ['.ts', '.js'] },
    extensions: ['.ts', '.mjs', '.js', '.vue', '.json'],
  },
};
