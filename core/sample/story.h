// SPDX-License-Identifier: GPL-3.0-or-later
// The whole incident: who there is, what happens, and every request of it. tellStory() is pure.
#pragma once

#include "core/sample/cast.h"
#include "core/sample/scene.h"
#include "core/sample/traffic.h"

#include <string_view>
#include <vector>

namespace tidemark::sample {

struct Story {
    std::vector<Account> accounts;
    std::vector<Scene> scenes;     ///< [0] is the ordinary traffic
    std::vector<Request> requests; ///< in time order; Request::scene is an index of `scenes`
};

Story tellStory();

/// What the scenes work with while the story is being made.
struct Stage {
    Cast& cast;
    Traffic& traffic;
    std::vector<Scene>& scenes;

    /// Starts a scene and returns its number.
    std::size_t open(std::string_view name, std::string_view kind, std::string_view note);
    /// Adds a known account of the scene, without traffic.
    std::size_t enlist(std::size_t scene, const NewAccount& wanted);
};

/// The trade an account is in decides its hours, models and sizes.
enum class Trade { Chat, Documents, Code, Content, Search, Embedding };
/// How the account usually looks; at home, with agents that go with the trade.
SceneManner usualManner(const Cast& cast, std::size_t account, Trade trade);
Rhythm usualRhythm(Trade trade);

// plot.cpp: what is wrong.
void addNightSpike(Stage& stage);
void addLinkedGroup(Stage& stage);
void addSlowShift(Stage& stage);
void addLeakedKey(Stage& stage);

// lookalikes.cpp: what only looks wrong.
void addProductLaunch(Stage& stage);
void addNightlyBatch(Stage& stage);
void addRetryStorm(Stage& stage);
void addClassroom(Stage& stage);
void addTraveller(Stage& stage);
/// The outage and the launch of the new model, which everybody shares.
void addCommonEvents(Stage& stage);

} // namespace tidemark::sample
