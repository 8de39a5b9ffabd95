// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/events_page.h"

#include "core/export/freeze.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/event_table.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/value_menu.h"

#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QStackedWidget>
#include <algorithm>

namespace tidemark {

namespace {

constexpr std::size_t kBlocksLooked = 32, kFirstColumns = 11;
const QString kKeptColumns = QStringLiteral("window/tables/events");

/// Columns in order of use; the first that the case has are shown.
constexpr Field kPreferred[] = {
    Field::Time,         Field::Account,       Field::StatusCode, Field::Operation,
    Field::Model,        Field::Endpoint,      Field::HttpMethod, Field::InputTokens,
    Field::OutputTokens, Field::ResponseBytes, Field::ClientIp,   Field::Country,
    Field::LatencyUs,    Field::UserAgent,     Field::ErrorText,  Field::Outcome};
/// Not for people in a table.
constexpr Field kHidden[] = {Field::ContentOffset, Field::RecordLength, Field::TimeBasis,
                             Field::RecordKind, Field::AccountKind};

int columnWidth(Field field) {
    switch (field) {
    case Field::Time:
    case Field::TimeEnd:
    case Field::AccountCreated: return 172;
    case Field::Account: return 150;
    case Field::Endpoint: return 180;
    case Field::UserAgent: return 220;
    case Field::Model: return 140;
    case Field::ClientIp: return 120;
    case Field::StatusCode:
    case Field::Country:
    case Field::HttpMethod: return 76;
    default: return 112;
    }
}

Result<std::vector<Field>> presentFields(CaseReader& reader) {
    std::vector<Field> out;
    const auto blocks = reader.events().blocks();
    const std::size_t step = std::max<std::size_t>(1, blocks.size() / kBlocksLooked);
    for (const FieldInfo& info : fieldTable()) {
        if (std::ranges::find(kHidden, info.field) != std::end(kHidden)) continue;
        bool present = info.field == Field::Time;
        if (info.type == FieldType::Dictionary) {
            TM_ASSIGN(const Dictionary* dictionary, reader.events().dictionary(info.field));
            present = dictionary->count() > 0;
        }
        // A column that says nothing in a block is not stored there.
        for (std::size_t i = 0; i < blocks.size() && !present; i += step) {
            TM_ASSIGN(const std::string_view stored, reader.columns().read(blocks[i], info.field));
            present = !stored.empty();
        }
        if (present) out.push_back(info.field);
    }
    return out;
}

} // namespace

CaseEventPages::CaseEventPages(CaseSession& session, EventWindowModel& model,
                               std::shared_ptr<const EventList> list)
    : m_session(session), m_model(model), m_list(std::move(list)) {}

void CaseEventPages::request(std::int64_t page_number, std::uint64_t generation) {
    const std::string channel = "page " + std::to_string(page_number);
    m_session.ask<std::vector<Event>>(
        this, channel.c_str(),
        [list = m_list, page_number](CaseReader& reader,
                                     std::stop_token) -> Result<std::vector<Event>> {
            const std::int64_t first = page_number * kPageRows;
            const std::vector<std::int64_t> ids =
                list->ids(first, std::min(kPageRows, list->size() - first));
            return reader.events().events(ids);
        },
        [this, page_number, generation](Result<std::vector<Event>> events) {
            if (events) m_model.takePage(page_number, generation, std::move(events).value());
        });
}

EventsPage::EventsPage(AppContext& app) : Page(app, page::kEvents, QStringLiteral("events")) {
    auto* outer = column(this, 0, 0);
    m_order = new QComboBox;
    m_count = label({}, TypeSize::Small, QFont::Normal, "secondary");
    m_columns = new QMenu(this);
    m_table = new EventTableView;
    m_stack = new QStackedWidget;
    m_empty = new EmptyState(QStringLiteral("events"), tr("No events"),
                             tr("No event matches the filter. Clear it, or import a log."));
    m_empty->addAction(app.actions.get("view.clear"));
    m_empty->addAction(app.actions.get("file.import"));
    outer->addWidget(makeToolbar());
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    outer->addWidget(m_stack, 1);
    connect(m_table, &EventTableView::eventChosen, this, [this](std::int64_t id) {
        Selection selection;
        selection.kind = Selection::Kind::Event;
        selection.id = id;
        filter.select(selection);
    });
    QHeaderView* header = m_table->view()->horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint& at) { m_columns->popup(header->mapToGlobal(at)); });
    // Widths change by themselves too, as the table does; what a hand did ends with a release.
    header->viewport()->installEventFilter(this);
    // After the header has finished with the drag.
    connect(header, &QHeaderView::sectionMoved, this, &EventsPage::takeColumnOrder,
            Qt::QueuedConnection);
    readKeptColumns();
    connect(m_table, &EventTableView::valueMenuWanted, this, &EventsPage::showMenu);
    connect(&filter, &FilterState::changed, this, [this](FilterState::Changes changes) {
        if (changes & (FilterState::ChipsChanged | FilterState::RangeChanged)) invalidate();
    });
    connect(&session, &CaseSession::evidenceChanged, this, [this] {
        m_columns_chosen = m_columns_chosen && !m_present.empty();
        invalidate();
    });
    connect(&session, &CaseSession::closed, this, [this] {
        m_table->model().setPages(nullptr);
        m_pages.reset();
        m_columns_chosen = false;
    });
    connect(&session, &CaseSession::zoneChanged, this,
            [this] { m_table->model().setZone(session.zone()); });
}

QWidget* EventsPage::makeToolbar() {
    QHBoxLayout* bar = nullptr;
    QFrame* frame = toolbar(&bar);
    bar->addWidget(m_count);
    bar->addStretch(1);
    ActionRegistry& actions = context.actions;
    auto* tag = actions.add("events.tag", tr("Tag events…"), "tag", QKeySequence(tr("Ctrl+T")),
                            this, [this] {
                                const auto chosen = m_table->selectedEvents();
                                if (chosen.empty())
                                    return emit context.notice(tr("Choose events first"));
                                askTag(context, this, chosen);
                            });
    auto* cite_action = actions.add("events.cite", tr("Cite events…"), "cite",
                                    QKeySequence(tr("Ctrl+Shift+C")), this, &EventsPage::cite);
    auto* tag_all = actions.add(
        "events.tagall", tr("Tag all that match…"), "tag", QKeySequence(tr("Ctrl+Shift+T")), this,
        [this] { askTagMatching(context, this, m_table->model().totalRows()); });
    for (QAction* action : {tag, tag_all, cite_action}) {
        auto* push =
            button(action->text(),
                   action == cite_action ? QStringLiteral("cite") : QStringLiteral("tag"), "quiet");
        connect(push, &QPushButton::clicked, action, &QAction::trigger);
        bar->addWidget(push);
    }
    m_order->setAccessibleName(tr("Order"));
    m_order->addItems({tr("Oldest first"), tr("Newest first"), tr("As in the sources")});
    connect(m_order, &QComboBox::activated, this, &EventsPage::invalidate);
    bar->addWidget(m_order);
    auto* columns = button(tr("Columns"), QStringLiteral("columns"));
    connect(m_columns, &QMenu::aboutToShow, this, &EventsPage::fillColumnMenu);
    columns->setMenu(m_columns);
    bar->addWidget(columns);
    return frame;
}

void EventsPage::reload() {
    if (!m_columns_chosen) {
        session.ask<std::vector<Field>>(
            this, "fields",
            [](CaseReader& reader, std::stop_token) { return presentFields(reader); },
            [this](Result<std::vector<Field>> present) {
                if (present) chooseColumns(*present);
            });
    }
    m_table->model().setZone(session.zone());
    const auto order = static_cast<EventOrder>(m_order->currentIndex());
    session.ask<std::shared_ptr<const EventList>>(
        this, "list",
        [f = filter.filter(), range = filter.range(), order](
            CaseReader& reader, std::stop_token stop) -> Result<std::shared_ptr<const EventList>> {
            TM_ASSIGN(EventFilter compiled, EventFilter::compile(f, range, reader));
            TM_ASSIGN(EventList list, EventList::build(reader, compiled, order, stop));
            return std::make_shared<const EventList>(std::move(list));
        },
        [this](Result<std::shared_ptr<const EventList>> list) {
            if (list) return takeList(std::move(list).value());
            if (list.error().code == ErrorCode::Cancelled) return;
            m_empty->setText(tr("The filter does not fit this case"), said(list.error()));
            m_stack->setCurrentIndex(0);
        });
}

void EventsPage::takeList(std::shared_ptr<const EventList> list) {
    const std::int64_t count = list->size();
    m_count->setText(
        count == session.facts().events
            ? tr("%1 event(s)", nullptr, static_cast<int>(count)).arg(grouped(count))
            : tr("%1 of %2 events").arg(grouped(count), grouped(session.facts().events)));
    auto pages = std::make_unique<CaseEventPages>(session, m_table->model(), std::move(list));
    m_table->model().setPages(pages.get());
    m_pages = std::move(pages);
    if (count == 0) {
        m_empty->setText(tr("No events"),
                         session.facts().events == 0
                             ? tr("Import a log: every record that can be understood becomes a row "
                                  "here, with its original bytes beside it.")
                             : tr("No event matches the filter and time range."));
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
    m_table->listChanged();
    setWidths();
}

void EventsPage::chooseColumns(const std::vector<Field>& present) {
    m_present = present;
    m_columns_chosen = true;
    std::vector<Field> columns;
    columns = keptColumns(present);
    for (const Field field : kPreferred)
        if (m_kept_widths.empty() && columns.size() < kFirstColumns &&
            std::ranges::find(present, field) != present.end())
            columns.push_back(field);
    if (columns.empty()) columns = {Field::Time};
    m_table->model().setFields(columns);
    setWidths();
}

std::vector<Field> EventsPage::keptColumns(const std::vector<Field>& present) const {
    std::vector<Field> out;
    for (const auto& [field, width] : m_kept_widths)
        if (std::ranges::find(present, field) != present.end()) out.push_back(field);
    return out;
}

void EventsPage::readKeptColumns() {
    m_kept_widths.clear();
    for (const QString& each : context.settings.value(kKeptColumns).toStringList()) {
        const auto field = fieldByName(utf8(each.section(QLatin1Char(':'), 0, 0)));
        if (field) m_kept_widths.emplace_back(*field, each.section(QLatin1Char(':'), 1).toInt());
    }
}

void EventsPage::keepColumns() {
    m_kept_widths.clear();
    QStringList kept;
    const auto& fields = m_table->model().fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        // The last one takes what room is left.
        const int width = i + 1 == fields.size()
                              ? columnWidth(fields[i])
                              : m_table->view()->columnWidth(static_cast<int>(i));
        m_kept_widths.emplace_back(fields[i], width);
        kept << QStringLiteral("%1:%2").arg(text(fieldInfo(fields[i]).name)).arg(width);
    }
    context.settings.setValue(kKeptColumns, kept);
}

void EventsPage::takeColumnOrder() {
    QHeaderView* header = m_table->view()->horizontalHeader();
    std::vector<Field> fields;
    std::vector<int> widths;
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        fields.push_back(m_table->model().fields()[static_cast<std::size_t>(column)]);
        widths.push_back(header->sectionSize(column));
    }
    {
        const QSignalBlocker block(header);
        for (int column = 0; column < header->count(); ++column)
            header->moveSection(header->visualIndex(column), column);
    }
    m_table->model().setFields(fields);
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_table->view()->setColumnWidth(static_cast<int>(i), widths[i]);
    keepColumns();
    m_table->scrollTo(m_table->topRow());
}

void EventsPage::setWidths() {
    const auto& fields = m_table->model().fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto kept = std::ranges::find(m_kept_widths, fields[i], &KeptColumn::first);
        m_table->view()->setColumnWidth(static_cast<int>(i), kept == m_kept_widths.end()
                                                                 ? columnWidth(fields[i])
                                                                 : std::max(40, kept->second));
    }
}

bool EventsPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress) m_pressed_widths = widths();
    if (event->type() == QEvent::MouseButtonRelease)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_pressed_widths.empty() && widths() != m_pressed_widths) keepColumns();
                m_pressed_widths.clear();
            },
            Qt::QueuedConnection);
    return Page::eventFilter(watched, event);
}

std::vector<int> EventsPage::widths() const {
    std::vector<int> out;
    for (int i = 0; i < m_table->model().columnCount(); ++i)
        out.push_back(m_table->view()->columnWidth(i));
    return out;
}

void EventsPage::fillColumnMenu() {
    m_columns->clear();
    const std::vector<Field> shown_fields = m_table->model().fields();
    for (const Field field : m_present) {
        QAction* action = m_columns->addAction(named(fieldInfo(field).label));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(shown_fields, field) != shown_fields.end());
        connect(action, &QAction::toggled, this, [this, field](bool on) {
            std::vector<Field> next = m_table->model().fields();
            if (on)
                next.push_back(field);
            else if (next.size() > 1)
                std::erase(next, field);
            m_table->model().setFields(next);
            setWidths();
            keepColumns();
            m_table->scrollTo(m_table->topRow());
        });
    }
    m_columns->addSeparator();
    m_columns->addAction(tr("Reset columns"), this, [this] {
        context.settings.remove(kKeptColumns);
        m_kept_widths.clear();
        chooseColumns(m_present);
        m_table->scrollTo(m_table->topRow());
    });
}

void EventsPage::showMenu(Field field, int row, const QPoint& global) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const Event* event = m_table->model().eventAt(row)) {
        addFieldActions(context, menu, *event, field);
        if (!menu->isEmpty()) menu->addSeparator();
        addPivotActions(context, menu, *event);
        menu->addSeparator();
    }
    menu->addAction(context.actions.get("events.tag"));
    menu->addAction(context.actions.get("events.tagall"));
    menu->addAction(context.actions.get("events.cite"));
    menu->popup(global);
}

void EventsPage::cite() {
    CiteRequest request;
    request.kind = ExhibitKind::Events;
    request.event_ids = m_table->selectedEvents();
    if (request.event_ids.empty()) return emit context.notice(tr("Choose events first"));
    askCite(context, this, request,
            tr("%1 events, with their original records.")
                .arg(grouped(static_cast<std::int64_t>(request.event_ids.size()))));
}

} // namespace tidemark
