// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a small MMDB file for IPv4, after the MaxMind DB file format specification 2.0.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tidemark::test {

class MmdbWriter {
public:
    explicit MmdbWriter(std::string type) : m_type(std::move(type)) { m_nodes.emplace_back(); }

    /// `bits` leading bits of a.b.c.d have this data, an encoded map (see country and asn).
    void add(std::uint32_t address, int bits, const std::string& data) {
        std::size_t node = 0;
        for (int i = 0; i < bits; ++i) {
            Child& child = m_nodes[node].child[address >> (31 - i) & 1];
            if (i + 1 == bits) {
                child = {Child::Data, m_data.size()};
                m_data += data;
                return;
            }
            if (child.kind == Child::Empty) {
                child = {Child::Node, m_nodes.size()};
                const std::size_t next = m_nodes.size();
                m_nodes.emplace_back(); // `child` is no longer valid
                node = next;
                continue;
            }
            node = child.value;
        }
    }
    static std::string country(const std::string& code) {
        return map(1) + text("country") + map(1) + text("iso_code") + text(code);
    }
    static std::string asn(std::uint32_t number) {
        return map(1) + text("autonomous_system_number") + unsigned32(number);
    }
    [[nodiscard]] std::string bytes() const {
        std::string out;
        const auto count = static_cast<std::uint32_t>(m_nodes.size());
        for (const Node& node : m_nodes)
            for (const Child& child : node.child) {
                std::uint32_t record = count; // nothing is known
                if (child.kind == Child::Node) record = static_cast<std::uint32_t>(child.value);
                if (child.kind == Child::Data)
                    record = count + 16 + static_cast<std::uint32_t>(child.value);
                out += bigEndian(record, 4);
            }
        out += std::string(16, '\0') + m_data + "\xAB\xCD\xEFMaxMind.com";
        out += map(9) + text("node_count") + unsigned32(count);
        out += text("record_size") + unsigned16(32) + text("ip_version") + unsigned16(4);
        out +=
            text("database_type") + text(m_type) + text("languages") + std::string("\x00\x04", 2);
        out += text("binary_format_major_version") + unsigned16(2);
        out += text("binary_format_minor_version") + unsigned16(0);
        out += text("build_epoch") + std::string("\x04\x02", 2) + bigEndian(1'700'000'000, 4);
        out += text("description") + map(0);
        return out;
    }

private:
    struct Child {
        enum Kind { Empty, Node, Data } kind = Empty;
        std::size_t value = 0;
    };
    struct Node {
        Child child[2];
    };
    static std::string bigEndian(std::uint32_t value, int size) {
        std::string out;
        for (int i = size - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xFF);
        return out;
    }
    // The control byte has the type in its top three bits and the size below.
    static std::string head(int type, std::size_t size) {
        return std::string(1, static_cast<char>(type << 5 | static_cast<int>(size)));
    }
    static std::string map(std::size_t entries) { return head(7, entries); }
    static std::string text(const std::string& value) { return head(2, value.size()) + value; }
    static std::string unsigned16(std::uint32_t value) { return head(5, 2) + bigEndian(value, 2); }
    static std::string unsigned32(std::uint32_t value) { return head(6, 4) + bigEndian(value, 4); }

    std::string m_type, m_data;
    std::vector<Node> m_nodes;
};

} // namespace tidemark::test
