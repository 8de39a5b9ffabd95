// SPDX-License-Identifier: GPL-3.0-or-later
// While it lives, this thread's characters are UTF-8, whatever the locale of the process is. In the
// "C" locale libarchive gives no names at all that are not ASCII.
#pragma once

#include <locale.h>

#include <clocale>

namespace tidemark {

class Utf8Locale {
public:
    Utf8Locale() {
        if (m_locale != locale_t{}) m_before = ::uselocale(m_locale);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;
    ~Utf8Locale() {
        if (m_locale == locale_t{}) return;
        ::uselocale(m_before);
        ::freelocale(m_locale);
    }

private:
    locale_t m_locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
    locale_t m_before{};
};

} // namespace tidemark
