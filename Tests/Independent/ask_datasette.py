"""Serves a database with Datasette on a loopback port and prints its answers to URL paths as a JSON list.

Usage: ask_datasette.py DATABASE PATH…
"""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

database, paths = sys.argv[1], sys.argv[2:]

with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]

server = subprocess.Popen(
    [sys.executable, "-m", "datasette", "serve", database, "--host", "127.0.0.1", "--port", str(port)],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)


def ask(path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return json.load(answer)


try:
    for _ in range(300):
        try:
            ask("/-/versions.json")
            break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    print(json.dumps([ask(path) for path in paths]))
finally:
    # Not terminate(): the threads of a test that starts us may have SIGTERM blocked, and children inherit that.
    server.kill()
    server.wait()
