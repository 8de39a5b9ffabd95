// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that includes QCustomPlot, so that its macros and warnings stay in one place.
#pragma once

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <qcustomplot.h>
#pragma GCC diagnostic pop
