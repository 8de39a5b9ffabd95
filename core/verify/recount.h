// SPDX-License-Identifier: GPL-3.0-or-later
// Counts every figure of a bundle again from its tables, and compares what the report quotes.
#pragma once

#include "core/verify/bag_check.h"

namespace tidemark {

/// Adds a fault for each figure that comes out differently. Fails only on Cancel or when files
/// cannot be read.
Status recountFigures(BundleSource& source, const BagFacts& facts, VerifyReport& report,
                      JobContext& context);

} // namespace tidemark
