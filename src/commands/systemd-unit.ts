/** Where the program stands, who runs it and with which Node.js; all paths are absolute. */
export interface Installation {
  readonly folder: string;
  readonly dataDir: string;
  readonly user: string;
  readonly node: string;
}

/** The file in `DATA_DIR`, and the name of the service. */
export const UNIT = 'nhacviec.service';

/**
 * The unit by which systemd starts the bot with the machine and after every fault. The bot may write its data and
 * nothing else; memory that is both written and run stays allowed, since Node.js compiles JavaScript into it.
 */
export function systemdUnit({ folder, dataDir, user, node }: Installation): string {
  return `[Unit]
Description=nhacviec, the Telegram bot that reminds an office of its plan
Wants=network-online.target
After=network-online.target time-sync.target
# A fault that somebody mends (a full disk, a wrong setting) is over with the next try, whenever that is.
StartLimitIntervalSec=0

[Service]
User=${user}
WorkingDirectory=${unescaped(folder)}
Environment=NODE_ENV=production
ExecStart=${word(node)} dist/main.js
Restart=always
RestartSec=30
# The bot stops within 5 s, its state on the disk.
TimeoutStopSec=10

ReadWritePaths=${word(dataDir)}
UMask=0077
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
CapabilityBoundingSet=
NoNewPrivileges=yes
LockPersonality=yes
RemoveIPC=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM

[Install]
WantedBy=multi-user.target
`;
}

/** What to type after the unit was written there, by somebody who may become root. */
export function stepsAfter(file: string): string {
  return `Type, as somebody who may use sudo:
  sudo install -m 644 ${shellWord(file)} /etc/systemd/system/${UNIT}
  sudo systemctl daemon-reload
  sudo systemctl enable --now nhacviec
Whether it runs, and its log:
  systemctl status nhacviec
  journalctl -u nhacviec -f
Settings are those of the file .env; after a change of it: sudo systemctl restart nhacviec
`;
}

/** A percent sign begins a placeholder of systemd's. */
function unescaped(path: string): string {
  return path.replaceAll('%', '%%');
}

/** One word of a line that systemd splits at blanks. */
function word(path: string): string {
  const written = unescaped(path).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return /[\s'"\\]/u.test(path) ? `"${written}"` : written;
}

function shellWord(path: string): string {
  return /^[\w./@%+-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
