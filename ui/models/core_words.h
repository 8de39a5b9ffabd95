// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences of core in the language in force. Core knows no translation: what it says is evidence,
// is stored in English and repeats bit for bit. For the screen a sentence is matched against the
// templates that core makes sentences of; what stood in the places is carried over into the
// template's translation, and a sentence without a template is shown as it is.
//
// In a translation {1} is what stood in the first place, {1:n} that text as a number of the
// language, {1:w} that text translated as words of core. A place that core fills with a decimal
// number ({:.1f}) is always written as one. tests/packaging/core_sentences.py compares the
// templates with core's sources. Window's thread.
#pragma once

#include "core/base/result.h"

#include <QString>
#include <span>
#include <string_view>

namespace tidemark {

/// A sentence or word of core for the screen: inert like shown(), and translated where it can be.
QString said(std::string_view sentence);
/// "where: message. help" on one line.
QString said(const Error& error);

/// Templates of what detection and summaries say, of what checks find fault with, and of everything
/// else.
std::span<const char* const> coreFindingSentences();
std::span<const char* const> coreCheckSentences();
std::span<const char* const> coreMessageSentences();

} // namespace tidemark
