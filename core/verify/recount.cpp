// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/recount.h"

#include "core/export/csv.h"
#include "core/export/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace tidemark {

namespace {

// The figures of one table, counted while it is read.
class Recount {
public:
    explicit Recount(std::vector<const Figure*> figures)
        : m_figures(std::move(figures)), m_values(m_figures.size(), 0) {}

    Status row(const std::vector<std::string>& cells) {
        if (m_columns.empty()) return header(cells);
        for (std::size_t i = 0; i < m_figures.size(); ++i) {
            const Recipe& recipe = m_recipes[i];
            const bool counts =
                std::all_of(recipe.where.begin(), recipe.where.end(), [&](const auto& each) {
                    return each.first < cells.size() && cells[each.first] == each.second;
                });
            if (!counts) continue;
            if (!recipe.sum) {
                ++m_values[i];
                continue;
            }
            std::int64_t value = 0;
            if (*recipe.sum < cells.size())
                std::from_chars(cells[*recipe.sum].data(),
                                cells[*recipe.sum].data() + cells[*recipe.sum].size(), value);
            m_values[i] += value;
        }
        return ok();
    }

    void compare(VerifyReport& report) const {
        for (std::size_t i = 0; i < m_figures.size(); ++i)
            if (m_values[i] != m_figures[i]->value || m_columns.empty())
                report.fault(m_figures[i]->file,
                             fmt::format("the figure {} is stated as {}, counted again it is {}",
                                         m_figures[i]->id, m_figures[i]->value, m_values[i]));
    }

private:
    struct Recipe {
        std::optional<std::size_t> sum;
        std::vector<std::pair<std::size_t, std::string>> where;
    };
    Status header(const std::vector<std::string>& cells) {
        m_columns = cells;
        const auto place = [&](const std::string& name) {
            return static_cast<std::size_t>(std::find(m_columns.begin(), m_columns.end(), name) -
                                            m_columns.begin());
        };
        for (const Figure* figure : m_figures) {
            Recipe recipe;
            if (figure->op == "sum") recipe.sum = place(figure->column);
            for (const auto& [column, wanted] : figure->where)
                recipe.where.emplace_back(place(column), wanted);
            m_recipes.push_back(std::move(recipe));
        }
        return ok();
    }
    std::vector<const Figure*> m_figures;
    std::vector<std::int64_t> m_values;
    std::vector<std::string> m_columns;
    std::vector<Recipe> m_recipes;
};

void checkQuoted(const BagFacts& facts, const std::vector<Figure>& figures, VerifyReport& report) {
    const auto html = facts.small_files.find("data/report.html");
    if (html == facts.small_files.end())
        return report.fault("data/report.html", "the report is missing");
    const auto quoted = quotedFigures(html->second);
    if (!quoted) return report.fault("data/report.html", quoted.error().message);
    for (const auto& [id, value] : *quoted) {
        const auto at = std::find_if(figures.begin(), figures.end(),
                                     [&id](const Figure& each) { return each.id == id; });
        if (at == figures.end())
            report.fault("data/report.html",
                         "the report quotes the figure " + id + ", which has no recipe");
        else if (at->value != value)
            report.fault("data/report.html",
                         fmt::format("the report quotes {} as {}, the recipe gives {}", id, value,
                                     at->value));
    }
    report.checked.push_back(fmt::format("{} figures quoted in the report, {} counted again",
                                         quoted->size(), figures.size()));
}

} // namespace

Status recountFigures(BundleSource& source, const BagFacts& facts, VerifyReport& report,
                      JobContext& context) {
    const auto json = facts.small_files.find("data/figures.json");
    if (json == facts.small_files.end()) {
        report.fault("data/figures.json", "the list of figures is missing");
        return ok();
    }
    const auto figures = figuresFromJson(json->second);
    if (!figures) {
        report.fault("data/figures.json", figures.error().message);
        return ok();
    }
    std::map<std::string, std::vector<const Figure*>> byFile;
    for (const Figure& figure : *figures) byFile[figure.file].push_back(&figure);
    std::map<std::string, Recount> counts;
    std::map<std::string, CsvReader> readers;
    for (auto& [file, list] : byFile) {
        Recount& recount = counts.try_emplace(file, std::move(list)).first->second;
        readers.try_emplace(
            file, [&recount](const std::vector<std::string>& cells) { return recount.row(cells); });
    }
    TM_TRY(source.readAll(
        [&](const BundleEntry& entry) {
            const auto reader = readers.find(entry.path);
            if (reader == readers.end()) return BundleSink();
            context.report({"Counting figures again", 0, -1});
            return BundleSink(
                [&csv = reader->second](std::string_view bytes) { return csv.feed(bytes); });
        },
        context.stop));
    for (auto& [file, reader] : readers)
        if (const Status finished = reader.finish(); !finished)
            report.fault(file, finished.error().message);
    for (const auto& [file, recount] : counts) recount.compare(report);
    checkQuoted(facts, *figures, report);
    return ok();
}

} // namespace tidemark
