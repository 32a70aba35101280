"""What stands before a cluster: nginx with TLS and a password, and a line that can be cut."""

import shutil
import socket
import subprocess
import threading
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tests.cluster.nodes import NotGreen, as_nobody, free_port, give
from tests.cluster.server import NoServer

_SBIN = Path("/usr/sbin/nginx")
_UP_IN = 30
_NGINX = """\
daemon off;
worker_processes 1;
error_log stderr;
pid {folder}/pid;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    client_max_body_size 16m;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/server.pem;
        ssl_certificate_key {folder}/server.key;
        auth_basic "cluster";
        auth_basic_user_file {folder}/users;
        location / {{ proxy_pass {behind}; }}
    }}
}}
"""


class Authority:
    """A certificate authority of our own, in ``folder``."""

    def __init__(self, folder, name):
        self._folder = folder
        self.certificate = folder / f"{name}.pem"
        self._key = folder / f"{name}.key"
        made = ("-keyout", self._key, "-out", self.certificate, "-subj", f"/CN={name}")
        _openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *made)

    def sign(self, host, key, certificate):
        """A key and a certificate for a host, IP:127.0.0.1 or DNS:name."""
        request, more = self._folder / "request.pem", self._folder / "more.cnf"
        more.write_text(f"subjectAltName={host}\n", encoding="utf-8")
        new = ("-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", request, "-subj", "/CN=x")
        _openssl("req", *new)
        by = ("-CA", self.certificate, "-CAkey", self._key, "-CAcreateserial")
        made = ("-in", request, "-out", certificate, "-days", "2", "-extfile", more)
        _openssl("x509", "-req", *by, *made)


@contextmanager
def guarded(folder, behind, authority, users, host="IP:127.0.0.1"):
    """The port of an nginx before ``behind`` that knows ``users``, a mapping to their passwords.

    Raises ``NoServer``.
    """
    nginx = shutil.which("nginx") or (str(_SBIN) if _SBIN.exists() else None)
    if nginx is None:
        raise NoServer("there is no nginx: apt-get install nginx-light")
    port = free_port()
    settings = folder / "nginx.conf"
    settings.write_text(_NGINX.format(folder=folder, port=port, behind=behind), encoding="utf-8")
    lines = "".join(f"{user}:{{PLAIN}}{password}\n" for user, password in users.items())
    (folder / "users").write_text(lines, encoding="utf-8")
    authority.sign(host, folder / "server.key", folder / "server.pem")
    give(folder)
    command = [nginx, "-p", str(folder), "-e", "stderr", "-c", str(settings)]
    process = subprocess.Popen(
        [*as_nobody(), *command], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        _wait(process, port)
        yield port
    finally:
        process.terminate()
        process.communicate(timeout=30)


class Line:
    """Passes on to a port what comes in on another; ``cuts`` answers to come are broken off.

    A cut answer has been carried out by the server, and ``after`` bytes of it arrive.
    """

    def __init__(self, to):
        self._to = to
        self.cuts, self.after = 0, 0
        self._lock = threading.Lock()
        self._open = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self):
        """Cut whatever is open, and take no more."""
        # Else the thread that waits in accept would keep the port.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for line in list(self._open):
            _cut(line)

    def _serve(self):
        while True:
            try:
                here, _ = self._listener.accept()
            except OSError:
                return
            there = socket.create_connection(("127.0.0.1", self._to))
            self._open |= {here, there}
            for pump in (self._asks, self._answers):
                threading.Thread(target=pump, args=(here, there), daemon=True).start()

    def _asks(self, here, there):
        with closing(here), closing(there), suppress(OSError):
            while data := here.recv(65_536):
                there.sendall(data)

    def _answers(self, here, there):
        with suppress(OSError):
            while data := there.recv(65_536):
                with self._lock:
                    is_cut, self.cuts = self.cuts > 0, max(0, self.cuts - 1)
                here.sendall(data[: self.after] if is_cut else data)
                if is_cut:
                    break
        _cut(here)
        _cut(there)


def _cut(line):
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _wait(process, port):
    until = time.monotonic() + _UP_IN
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    process.terminate()
    raise NotGreen(f"nginx does not answer: {process.communicate(timeout=30)[1][-500:]}")


def _openssl(*arguments):
    openssl = shutil.which("openssl")
    if openssl is None:
        raise NoServer("there is no openssl")
    subprocess.run([openssl, *map(str, arguments)], check=True, capture_output=True)
