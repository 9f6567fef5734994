"""A headless browser without network, driven over the WebDriver protocol (W3C) with the standard library."""

from __future__ import annotations

import base64
import json
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
MISSING = "" if CHROMIUM and DRIVER else "Chromium and its driver are not installed"
_NO_NETWORK = ("--proxy-server=http://127.0.0.1:9", "--disable-background-networking")
_NOT_EVEN_LOCAL = "--proxy-bypass-list=<-loopback>"
_QUIET = ("--no-sandbox", "--headless=new", "--disable-gpu", "--no-first-run", "--disable-component-update")
PATIENCE = 120
"""Seconds that a script may run: a whole notebook on a machine that has other work to do."""


class Browser:
    """One browser session; close it with ``quit``. With ``local`` it may reach this machine, never another."""

    def __init__(self, profile, *, local=False):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._driver = subprocess.Popen([DRIVER, f"--port={self._port}"], stdout=subprocess.DEVNULL)
        options = {
            "binary": CHROMIUM,
            "args": [
                *_QUIET,
                *_NO_NETWORK,
                *([] if local else [_NOT_EVEN_LOCAL]),
                f"--user-data-dir={profile}",
                "--window-size=1200,900",
            ],
        }
        logged = {"browser": "ALL", "performance": "ALL"}
        timeouts = {"script": 1000 * PATIENCE}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": logged, "timeouts": timeouts}
        self._session = ""
        self._wait_until_ready()
        answer = self._send("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{answer['sessionId']}"

    def _wait_until_ready(self):
        for _ in range(100):
            try:
                if self._send("GET", "/status")["ready"]:
                    return
            except urllib.error.URLError:
                time.sleep(0.1)

    def _send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self._port}{path}", data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE + 30) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()[:1500]) from error

    def open(self, url):
        """Show a page, and wait until its scripts have run: a busy machine answers before."""
        self._send("POST", f"{self._session}/url", {"url": url})
        for _ in range(100):
            if self.run("return document.readyState") == "complete":
                return
            time.sleep(0.1)

    def run(self, script, *arguments):
        return self._send("POST", f"{self._session}/execute/sync", {"script": script, "args": list(arguments)})

    def press(self, key):
        """Press and release one key where the focus is."""
        steps = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        actions = [{"type": "key", "id": "keyboard", "actions": steps}]
        self._send("POST", f"{self._session}/actions", {"actions": actions})

    def drag(self, start, stop):
        """Move the pressed pointer from one point of the window to another."""
        moves = [{"type": "pointerMove", "x": x, "y": y, "duration": 0} for x, y in (start, stop)]
        steps = [moves[0], {"type": "pointerDown", "button": 0}, moves[1], {"type": "pointerUp", "button": 0}]
        actions = [{"type": "pointer", "id": "mouse", "actions": steps}]
        self._send("POST", f"{self._session}/actions", {"actions": actions})

    def enter_frame(self, number):
        self._send("POST", f"{self._session}/frame", {"id": number})

    def resize(self, width, height):
        self._send("POST", f"{self._session}/window/rect", {"width": width, "height": height})

    def look(self, width, scheme):
        """Show pages so wide, to a reader who prefers a ``light`` or a ``dark`` screen."""
        screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        for command, how in (("setDeviceMetricsOverride", screen), ("setEmulatedMedia", media)):
            self.command({"cmd": f"Emulation.{command}", "params": how})

    def command(self, body):
        """Send a command of the browser's own protocol, ``cmd`` and ``params``, and return its answer."""
        return self._send("POST", f"{self._session}/goog/cdp/execute", body)

    def n_printed_pages(self):
        """Return on how many sheets of paper the page is printed."""
        printed = self.command({"cmd": "Page.printToPDF", "params": {"preferCSSPageSize": True}})
        return len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(printed["data"])))

    def lay_out_all(self):
        """Lay out what is far from the screen too, which the page leaves until it is near, to measure all of it."""
        rule = "main section, main section * { content-visibility: visible !important }"
        self.run("document.styleSheets[0].insertRule(arguments[0], document.styleSheets[0].cssRules.length)", rule)

    def picture(self):
        """Return what the window shows, as a PNG."""
        return base64.b64decode(self._send("GET", f"{self._session}/screenshot"))

    def log(self, kind):
        return self._send("POST", f"{self._session}/se/log", {"type": kind})

    def quit(self):
        try:
            self._send("DELETE", self._session)
        finally:
            self._driver.terminate()
            self._driver.wait(timeout=10)
