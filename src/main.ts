const role = process.env.MASTHEAD_ROLE

if (role === 'web' || role === 'jobs') {
  const { runRole } = await import('./commands/run-role.ts')
  await runRole(role)
} else {
  const { commandNames, findCommand } = await import('./commands/index.ts')
  const { runProgram } = await import('./commands/run-program.ts')
  // A command that is over ends, whatever idle connection is still open.
  process.exit(await runProgram(process.argv.slice(2), { commandNames, findCommand }))
}
