// Loaded before the program of a child process: when the process that started it is killed, it stops by itself.
process.on('disconnect', () => {
  setTimeout(() => process.exit(1), 9_000).unref();
  process.kill(process.pid, 'SIGTERM');
});
// Listening alone would keep a program running that has nothing left to do.
process.channel?.unref();
