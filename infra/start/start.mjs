// An old Node must be able to read this file to say that it is too old: nothing newer than Node 14 is written here.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Klarsyn needs Node 20.19 or newer, and this is Node ${process.versions.node}.\n`);
  process.exit(1);
}
import('./system.mjs').then((system) => system.start(process.argv.slice(2)));
