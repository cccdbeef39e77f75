// Starts the language server and leaves the rest to it.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate() {
  const [command, ...args] = vscode.workspace.getConfiguration("speechlint").get("command");
  const languages = ["plaintext", "markdown"];
  const schemes = ["file", "untitled"];
  client = new LanguageClient(
    "speechlint",
    { command, args },
    {
      documentSelector: languages.flatMap((language) =>
        schemes.map((scheme) => ({ language, scheme })),
      ),
    },
  );
  return client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
