const role = process.env.MASTHEAD_ROLE

if (role === 'web' || role === 'jobs') {
  const { runRole } = await import('./commands/run-role.ts')
  await runRole(role)
} else {
  const { commandNames, findCommand } = await import('./commands/index.ts')
  const { runProgram } = await import('./commands/run-program.ts')
  process.exitCode = await runProgram(process.argv.slice(2), { commandNames, findCommand })
}
