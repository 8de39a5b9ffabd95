// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts and painting need a QGuiApplication; the command line has none. An OffscreenGui makes sure
// that one exists: the window's where there is one, else one of its own on Qt's offscreen platform,
// which needs no display. The first one made lives until the process ends, since Qt allows only one
// and cannot restart it.
#pragma once

namespace tidemark {

class OffscreenGui {
public:
    /// Call on the main thread, or before any other thread uses Qt. With a QApplication there it
    /// does nothing. Otherwise Qt's hash seed is fixed as well, because a random one changes the
    /// order in which fonts are written to a PDF.
    OffscreenGui();
};

} // namespace tidemark
