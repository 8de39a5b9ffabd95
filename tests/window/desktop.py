# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the window as a person with a screen reader would: controls are found by role and accessible
name on the accessibility bus, mouse and keys go through the X server. What is hidden or unnamed is
not found, so a journey passes only where a person can. Run under xvfb-run and dbus-run-session."""
import os
import subprocess
import time

import pyatspi
from gi.repository import GLib

PATIENCE_S = 30
CONTENT = {"table", "tree table", "list", "text"}  # their children are data, not controls


class Desktop:
    """The accessibility bus and a window manager, for the length of a with block."""

    def __enter__(self):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.children = [subprocess.Popen(["openbox"], **quiet)]
        return self

    def __exit__(self, *_):
        for child in reversed(self.children):
            if child.poll() is None:
                child.terminate()
                child.wait(10)

    def start(self, *command):
        """Starts the program and waits until its window is on the bus."""
        env = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb")
        process = subprocess.Popen(command, env=env)
        self.children.append(process)

        def look():
            assert process.poll() is None, f"the program ended with {process.returncode}"
            for app in pyatspi.Registry.getDesktop(0):
                if app is not None and app.childCount and app.get_process_id() == process.pid:
                    return Program(app, process)
            return None

        return wait(look, "a window")


def wait(look, what):
    """The first true answer of look(); what the bus forgot meanwhile counts as not yet."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            answer = look()
        except GLib.Error:  # of a control that went away while we looked
            answer = None
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"no {what} within {PATIENCE_S} s")


def key(*names):
    for name in names:
        subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True)


def write(words):
    subprocess.run(["xdotool", "type", "--delay", "4", words], check=True)


def drag(start, end):
    steps = [["mousemove", str(start[0]), str(start[1])], ["mousedown", "1"]]
    for i in range(1, 6):
        steps.append(["mousemove"] + [str(a + (b - a) * i // 5) for a, b in zip(start, end)])
    for step in steps + [["mouseup", "1"]]:
        subprocess.run(["xdotool", *step], check=True)


class Program:
    def __init__(self, accessible, process):
        self.root, self.process = accessible, process

    def walk(self, node=None):
        node = node or self.root
        yield node
        if node.getRoleName() in CONTENT:
            return
        for i in range(node.childCount):
            child = node.getChildAtIndex(i)
            if child is not None and (node is self.root or showing(child)):
                yield from self.walk(child)

    def look(self, role, name):
        assert self.process.poll() is None, f"the program ended with {self.process.returncode}"
        for node in self.walk():
            if role in (None, node.getRoleName()) and name(node.name or "") and showing(node):
                return node
        return None

    def find(self, role, name):
        return wait(lambda: self.look(role, lambda n: n == name), f"{role or 'control'} {name!r}")

    def find_like(self, words, role=None):
        """A control whose name holds all of the words."""
        return wait(lambda: self.look(role, lambda n: all(w in n for w in words)), f"{words}")

    def press(self, role, name):
        node = self.find(role, name)
        wait(lambda: node.getState().contains(pyatspi.STATE_ENABLED), f"enabled {name!r}")
        node.queryAction().doAction(0)
        return node

    def click(self, role, name):
        x, y, w, h = box(self.find(role, name))
        subprocess.run(["xdotool", "mousemove", str(x + w // 2), str(y + h // 2), "click", "1"],
                       check=True)

    def fill(self, name, words):
        node = self.find("text", name)
        node.queryComponent().grabFocus()
        key("ctrl+a")
        write(words)

    def key_until(self, name, role, control):
        """Presses a key again until the control is there: a window that has just got the keyboard
        back from a dialog may miss the first one."""
        def look():
            found = self.look(role, lambda n: n == control)
            if not found:
                key(name)
                time.sleep(0.5)
            return found

        return wait(look, f"{control!r} after {name}")

    def palette(self, words):
        """An action, page or finding by the command palette, as people who know it do."""
        self.key_until("ctrl+k", "text", "Command")
        key("ctrl+a")
        write(words)
        key("Return")

    go = palette

    def palette_until(self, words, role, control):
        """The same for what the case may still be reading when the palette opens."""
        def look():
            self.palette(words)
            time.sleep(0.5)
            return self.look(role, lambda n: n == control)

        return wait(look, f"{control!r} after {words!r}")

    def close(self):
        key("ctrl+q")
        self.process.wait(PATIENCE_S)
        assert self.process.returncode == 0, f"the program ended with {self.process.returncode}"


def showing(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def box(node):
    extents = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return extents.x, extents.y, extents.width, extents.height
