// SPDX-License-Identifier: GPL-3.0-or-later
// Small dialogs by which people write into the case: an annotation, an exhibit for a finding, a
// tag, a reason. All return at once and write through Casework, so each is one undoable step.
// Window's thread.
#pragma once

#include "core/store/annotation_store.h"

#include <QString>
#include <functional>
#include <vector>

class QWidget;

namespace tidemark {

class AppContext;
struct CiteRequest;

/// Text for `content`, then adds it; an existing annotation is edited when `before` is given.
void askAnnotation(AppContext& context, QWidget* parent, const AnnotationContent& content,
                   const Annotation* before = nullptr);
/// Which finding (or a new one) gets the exhibit, and its caption.
void askCite(AppContext& context, QWidget* parent, const CiteRequest& request, const QString& what,
             const QString& new_title = {});
/// A name for a tag, then tags the events.
void askTag(AppContext& context, QWidget* parent, const std::vector<std::int64_t>& event_ids);
/// The same for every event that the filter and the time range let through.
void askTagMatching(AppContext& context, QWidget* parent, std::int64_t matching);
/// One line or a few, required; `done` gets it.
void askText(QWidget* parent, const QString& title, const QString& question, const QString& accept,
             const QString& preset, bool several_lines, std::function<void(const QString&)> done);

} // namespace tidemark
