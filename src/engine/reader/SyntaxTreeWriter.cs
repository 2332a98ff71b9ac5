using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using System.Text;

namespace Purgebook.Reader
{
    /// <summary>
    /// Writes a syntax tree as JSON: every node with its type, its extent in UTF-16 code units, and its properties by the names
    /// that PowerShell gives them.
    /// </summary>
    internal sealed class SyntaxTreeWriter
    {
        /// <summary>More levels than a person writes; who reads the answer may walk it by recursion.</summary>
        public const int DeepestLevel = 2000;

        private readonly Dictionary<Type, Shape> shapes = new Dictionary<Type, Shape>();
        private int level;
        private HashSet<Ast> namesOnly;

        public SyntaxTreeWriter(JsonBytes json)
        {
            Json = json;
        }

        public JsonBytes Json { get; }

        /// <summary>The first node that lies too deep to be written, or null. What was written is then of no use.</summary>
        public Ast TooDeep { get; private set; }

        public void Script(ScriptBlockAst script, bool functionsAsText)
        {
            level = 0;
            TooDeep = null;
            namesOnly = functionsAsText ? TopLevelFunctions(script) : null;
            Node(script);
        }

        public void Value(object value)
        {
            switch (value)
            {
                case Ast node:
                    Node(node);
                    break;
                case string text:
                    Json.Text(text);
                    break;
                case VariablePath path:
                    Json.Text(path.UserPath);
                    break;
                case ITypeName type:
                    Json.Text(type.FullName);
                    break;
                case Token token:
                    Json.Text(token.Text);
                    break;
                case IEnumerable list:
                    Values(list);
                    break;
                default:
                    Constant(value);
                    break;
            }
        }

        private static HashSet<Ast> TopLevelFunctions(ScriptBlockAst script)
        {
            var functions = new HashSet<Ast>();
            if (script.EndBlock != null)
            {
                foreach (StatementAst statement in script.EndBlock.Statements)
                {
                    if (statement is FunctionDefinitionAst)
                    {
                        functions.Add(statement);
                    }
                }
            }
            return functions;
        }

        private void Node(Ast node)
        {
            if (TooDeep != null || level >= DeepestLevel)
            {
                TooDeep = TooDeep ?? node;
                Json.Raw("null");
                return;
            }
            level++;
            Shape shape = ShapeOf(node.GetType());
            Json.Raw(shape.Opening);
            Json.Number(node.Extent.StartOffset);
            Json.Raw(",\"end\":");
            Json.Number(node.Extent.EndOffset);
            if (namesOnly != null && namesOnly.Contains(node))
            {
                Json.Raw(",\"Name\":");
                Json.Text(((FunctionDefinitionAst)node).Name);
            }
            else
            {
                foreach (NodeProperty property in shape.Properties)
                {
                    property.Write(this, node);
                }
                if (node is ScriptBlockAst script && script.ScriptRequirements != null)
                {
                    Json.Raw(",\"requires\":true");
                }
            }
            Json.Raw('}');
            level--;
        }

        private void Values(IEnumerable list)
        {
            char before = '[';
            foreach (object item in list)
            {
                Json.Raw(before);
                before = ',';
                if (item is Ast node)
                {
                    Node(node);
                }
                else if (item is ITypeName type)
                {
                    Json.Text(type.FullName);
                }
                else
                {
                    Pair(item);
                }
            }
            Json.Raw(before == '[' ? "[]" : "]");
        }

        private void Pair(object item)
        {
            switch (item)
            {
                case Tuple<PipelineBaseAst, StatementBlockAst> clause:
                    Pair(clause.Item1, clause.Item2);
                    break;
                case Tuple<ExpressionAst, StatementBlockAst> clause:
                    Pair(clause.Item1, clause.Item2);
                    break;
                case Tuple<ExpressionAst, StatementAst> entry:
                    Pair(entry.Item1, entry.Item2);
                    break;
                default:
                    throw new InvalidOperationException("A pair of a kind that no syntax node had so far: " + item.GetType());
            }
        }

        private void Pair(Ast first, Ast second)
        {
            Json.Raw('[');
            Node(first);
            Json.Raw(',');
            Node(second);
            Json.Raw(']');
        }

        /// <summary>What a number of JSON cannot carry exactly is written as text; its type stands beside it.</summary>
        private void Constant(object value)
        {
            const long largestExact = (1L << 53) - 1;
            switch (value)
            {
                case int number:
                    Json.Number(number);
                    break;
                case bool flag:
                    Json.Raw(flag ? "true" : "false");
                    break;
                case double number when !double.IsNaN(number) && !double.IsInfinity(number):
                    Json.Raw(number.ToString("R", CultureInfo.InvariantCulture));
                    break;
                case long number when Math.Abs(number) <= largestExact:
                    Json.Raw(number.ToString(CultureInfo.InvariantCulture));
                    break;
                case sbyte _:
                case byte _:
                case short _:
                case ushort _:
                case uint _:
                    Json.Raw(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                    break;
                default:
                    Json.Text(Convert.ToString(value, CultureInfo.InvariantCulture));
                    break;
            }
        }

        private Shape ShapeOf(Type type)
        {
            if (!shapes.TryGetValue(type, out Shape shape))
            {
                shape = new Shape(type);
                shapes.Add(type, shape);
            }
            return shape;
        }

        private sealed class Shape
        {
            private static readonly HashSet<string> LeftOut = new HashSet<string> { "Parent", "Extent", "StaticType", "ErrorPosition", "ScriptRequirements" };

            public Shape(Type type)
            {
                Opening = Encoding.ASCII.GetBytes("{\"type\":\"" + type.Name + "\",\"start\":");
                Properties = PropertiesOf(type);
            }

            public byte[] Opening { get; }

            public NodeProperty[] Properties { get; }

            /// <summary>From the derived type up, so that a property that hides another stands for it.</summary>
            private static NodeProperty[] PropertiesOf(Type type)
            {
                var seen = new HashSet<string>(LeftOut);
                var properties = new List<NodeProperty>();
                for (Type declaring = type; declaring != typeof(Ast) && declaring != null; declaring = declaring.BaseType)
                {
                    foreach (PropertyInfo property in declaring.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
                    {
                        NodeProperty made = seen.Add(property.Name) ? NodeProperty.Of(type, property) : null;
                        if (made != null)
                        {
                            properties.Add(made);
                        }
                    }
                }
                return properties.ToArray();
            }
        }
    }
}
