using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation.Language;

namespace Purgebook.Reader
{
    /// <summary>Turns one request into one line of JSON.</summary>
    internal sealed class ScriptReader
    {
        private readonly JsonBytes json = new JsonBytes();
        private readonly SyntaxTreeWriter tree;
        private string text;

        public ScriptReader()
        {
            tree = new SyntaxTreeWriter(json);
        }

        public void Answer(string line, Stream output)
        {
            json.Truncate(0);
            Request request = Request.Parse(line);
            json.Raw("{\"id\":");
            json.Number(request.Id);
            int opened = json.Length;
            try
            {
                Reading(request);
            }
            catch (Exception exception) when (!(exception is OutOfMemoryException))
            {
                json.Truncate(opened);
                json.Raw(",\"failure\":");
                json.Text(exception.Message);
            }
            json.Raw("}\n");
            json.CopyTo(output);
        }

        private void Reading(Request request)
        {
            text = request.Text ?? ScriptFile.Read(request.Path);
            ScriptBlockAst script = Parser.ParseInput(text, request.Path, out Token[] tokens, out ParseError[] errors);
            json.Raw(",\"root\":");
            int root = json.Length;
            tree.Script(script, request.FunctionsAsText);
            if (tree.TooDeep != null)
            {
                json.Truncate(root);
                json.Raw("{\"type\":\"ScriptBlockAst\",\"start\":0,\"end\":");
                json.Number(text.Length);
                json.Raw('}');
            }
            Errors(errors);
            Comments(tokens);
        }

        private void Errors(ParseError[] errors)
        {
            json.Raw(",\"errors\":[");
            string separator = "";
            foreach (ParseError error in errors)
            {
                json.Raw(separator);
                separator = ",";
                Error(error.Extent, error.ErrorId, error.Message);
            }
            if (tree.TooDeep != null)
            {
                json.Raw(separator);
                Error(tree.TooDeep.Extent, "SyntaxTreeTooDeep", "The script nests its expressions or statements too deeply to be read.");
            }
            json.Raw(']');
        }

        /// <summary>What is lacking at the end of a script is reported by the parser as one character after it.</summary>
        private void Error(IScriptExtent extent, string code, string message)
        {
            json.Raw("{\"start\":");
            json.Number(Math.Min(extent.StartOffset, text.Length));
            json.Raw(",\"end\":");
            json.Number(Math.Min(extent.EndOffset, text.Length));
            json.Raw(",\"code\":");
            json.Text(code);
            json.Raw(",\"message\":");
            json.Text(message);
            json.Raw('}');
        }

        private void Comments(IEnumerable<Token> tokens)
        {
            json.Raw(",\"comments\":[");
            int written = 0;
            CommentsAmong(tokens, ref written);
            json.Raw(']');
        }

        /// <summary>Also those within the subexpressions of a string.</summary>
        private void CommentsAmong(IEnumerable<Token> tokens, ref int written)
        {
            foreach (Token token in tokens)
            {
                if (token.Kind == TokenKind.Comment)
                {
                    json.Raw(written++ == 0 ? "[" : ",[");
                    json.Number(token.Extent.StartOffset);
                    json.Raw(',');
                    json.Number(token.Extent.EndOffset);
                    json.Raw(']');
                }
                else if (token is StringExpandableToken text && text.NestedTokens != null)
                {
                    CommentsAmong(text.NestedTokens, ref written);
                }
            }
        }
    }
}
