import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../test/support/ports.ts'
import { until } from '../../test/support/until.ts'

export type Nginx = { url: string; pid: number; stop(): Promise<void> }

/**
 * Starts nginx with one worker on one core, answering `/page` from a file with exactly the bytes and headers given:
 * the already compressed page, so that neither side compresses during the measure.
 */
export async function startNginx(page: {
  body: Buffer
  headers: Record<string, string>
  core: number
}): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'masthead-nginx-'))
  await chmod(folder, 0o755)
  await mkdir(join(folder, 'root'))
  await writeFile(join(folder, 'root', 'page'), page.body)
  const port = await freePort()
  const file = join(folder, 'nginx.conf')
  await writeFile(file, configuration(folder, port, page.headers))
  const child = spawn(
    'taskset',
    ['-c', String(page.core), nginxPath() ?? 'nginx', '-c', file, '-p', folder],
    {
      stdio: 'ignore',
    },
  )
  const url = `http://127.0.0.1:${port}/page`
  await until(async () => (await fetch(url).catch(() => undefined))?.ok, { what: 'nginx', timeoutMs: 5000 })
  return {
    url,
    pid: child.pid as number,
    async stop() {
      await ended(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Where nginx is, or undefined when the machine has none. */
export function nginxPath(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path))
}

async function ended(child: ChildProcess): Promise<void> {
  const over = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await over
}

function configuration(folder: string, port: number, headers: Record<string, string>): string {
  // nginx writes these itself; the rest of ours is added so that both sides send as many bytes.
  const own = new Set([
    'content-length',
    'date',
    'connection',
    'keep-alive',
    'content-type',
    'etag',
    'last-modified',
  ])
  const added = Object.entries(headers)
    .filter(([name]) => !own.has(name.toLowerCase()))
    .map(([name, value]) => `      add_header ${name} "${value.replaceAll('"', '\\"').replaceAll('$', '')}";`)
  return `daemon off;
user ${process.getuid?.() === 0 ? 'root' : 'nobody'};
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  types { }
  default_type "${headers['content-type'] ?? 'text/html; charset=utf-8'}";
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
  uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/root;
    location = /page {
${added.join('\n')}
    }
  }
}
`
}
