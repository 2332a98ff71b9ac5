using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using System.Text;

namespace Purgebook.Reader
{
    /// <summary>
    /// One property of one kind of syntax node: how to get it, and how it is written. What says nothing (null, false, an empty
    /// list) is not written at all.
    /// </summary>
    internal abstract class NodeProperty
    {
        private byte[] name;

        public abstract void Write(SyntaxTreeWriter tree, Ast node);

        /// <summary>Null for a property that is not part of the tree.</summary>
        public static NodeProperty Of(Type node, PropertyInfo property)
        {
            Type type = property.PropertyType;
            Type open =
                type == typeof(bool) ? typeof(FlagProperty<>)
                : type == typeof(int) ? typeof(NumberProperty<>)
                : type.IsEnum ? typeof(EnumProperty<,>)
                : IsWritten(type) ? typeof(ReferenceProperty<,>)
                : null;
            if (open == null)
            {
                return null;
            }
            Type closed = open.GetGenericArguments().Length == 1 ? open.MakeGenericType(node) : open.MakeGenericType(node, type);
            var made = (NodeProperty)Activator.CreateInstance(closed, property.GetGetMethod());
            made.name = Encoding.ASCII.GetBytes(",\"" + property.Name + "\":");
            return made;
        }

        private static bool IsWritten(Type type)
        {
            return type == typeof(object) || type == typeof(string) || type == typeof(VariablePath)
                || typeof(Ast).IsAssignableFrom(type) || typeof(ITypeName).IsAssignableFrom(type) || typeof(Token).IsAssignableFrom(type)
                || (typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType && type.GetGenericArguments().Length == 1
                    && IsWrittenItem(type.GetGenericArguments()[0]));
        }

        private static bool IsWrittenItem(Type type)
        {
            return typeof(Ast).IsAssignableFrom(type) || typeof(ITypeName).IsAssignableFrom(type)
                || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Tuple<,>));
        }

        private sealed class FlagProperty<TNode> : NodeProperty where TNode : Ast
        {
            private readonly Func<TNode, bool> get;

            public FlagProperty(MethodInfo getter)
            {
                get = (Func<TNode, bool>)getter.CreateDelegate(typeof(Func<TNode, bool>));
            }

            public override void Write(SyntaxTreeWriter tree, Ast node)
            {
                if (get((TNode)node))
                {
                    tree.Json.Raw(name);
                    tree.Json.Raw("true");
                }
            }
        }

        private sealed class NumberProperty<TNode> : NodeProperty where TNode : Ast
        {
            private readonly Func<TNode, int> get;

            public NumberProperty(MethodInfo getter)
            {
                get = (Func<TNode, int>)getter.CreateDelegate(typeof(Func<TNode, int>));
            }

            public override void Write(SyntaxTreeWriter tree, Ast node)
            {
                tree.Json.Raw(name);
                tree.Json.Number(get((TNode)node));
            }
        }

        private sealed class EnumProperty<TNode, TEnum> : NodeProperty where TNode : Ast where TEnum : struct
        {
            private readonly Func<TNode, TEnum> get;
            private readonly Dictionary<TEnum, byte[]> names = new Dictionary<TEnum, byte[]>();

            public EnumProperty(MethodInfo getter)
            {
                get = (Func<TNode, TEnum>)getter.CreateDelegate(typeof(Func<TNode, TEnum>));
            }

            public override void Write(SyntaxTreeWriter tree, Ast node)
            {
                TEnum value = get((TNode)node);
                if (!names.TryGetValue(value, out byte[] text))
                {
                    text = Encoding.ASCII.GetBytes("\"" + value + "\"");
                    names.Add(value, text);
                }
                tree.Json.Raw(name);
                tree.Json.Raw(text);
            }
        }

        private sealed class ReferenceProperty<TNode, TValue> : NodeProperty where TNode : Ast where TValue : class
        {
            private readonly Func<TNode, TValue> get;

            public ReferenceProperty(MethodInfo getter)
            {
                get = (Func<TNode, TValue>)getter.CreateDelegate(typeof(Func<TNode, TValue>));
            }

            public override void Write(SyntaxTreeWriter tree, Ast node)
            {
                object value = get((TNode)node);
                if (value == null || (value is ICollection list && list.Count == 0))
                {
                    return;
                }
                tree.Json.Raw(name);
                tree.Value(value);
                if (typeof(TValue) == typeof(object) && !(value is int))
                {
                    tree.Json.Raw(",\"valueType\":");
                    tree.Json.Text(value.GetType().Name);
                }
            }
        }
    }
}
