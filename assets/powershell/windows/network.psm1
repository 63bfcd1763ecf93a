# Adapters, ports, firewall. Adapters and listeners come from .NET and rules from the registry, because the cmdlets for them
# take seconds to load and enumerate and cannot be told to stop; only the effective firewall profiles need their cmdlet.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Every adapter as @{ Index; Name; Description; Type; Up; Mtu; Addresses; DnsServers; Suffix }.
function Get-RdpdAdapters {
    foreach ($adapter in [System.Net.NetworkInformation.NetworkInterface]::GetAllNetworkInterfaces()) {
        $properties = $adapter.GetIPProperties()
        $index = $null
        $mtu = $null
        try {
            $ipv4 = $properties.GetIPv4Properties()
            $index = [int]$ipv4.Index
            $mtu = [int]$ipv4.Mtu
        }
        catch {
            # An adapter without IPv4 has no such properties.
            $index = $null
        }
        @{
            Index = $index
            Name = [string]$adapter.Name
            Description = [string]$adapter.Description
            Type = [string]$adapter.NetworkInterfaceType
            Up = ([string]$adapter.OperationalStatus -eq 'Up')
            Mtu = $mtu
            Addresses = [string[]]@($properties.UnicastAddresses | ForEach-Object { $_.Address.ToString() })
            DnsServers = [string[]]@($properties.DnsAddresses | ForEach-Object { $_.ToString() })
            Suffix = [string]$properties.DnsSuffix
        }
    }
}

# The own address that Windows would use towards an address. Connecting a datagram socket only asks the routing table; nothing is sent.
function Get-RdpdSourceAddress {
    param([Parameter(Mandatory = $true)][string]$Address)
    $to = [System.Net.IPAddress]::Parse($Address)
    $socket = New-Object -TypeName System.Net.Sockets.Socket -ArgumentList $to.AddressFamily, ([System.Net.Sockets.SocketType]::Dgram), ([System.Net.Sockets.ProtocolType]::Udp)
    try {
        $socket.Connect($to, 3389)
        return $socket.LocalEndPoint.Address.ToString()
    }
    finally {
        $socket.Dispose()
    }
}

function Test-RdpdTcpListener {
    param([Parameter(Mandatory = $true)][int]$Port)
    $found = @([System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().GetActiveTcpListeners() | Where-Object { $_.Port -eq $Port })
    return ($found.Count -gt 0)
}

function Test-RdpdUdpListener {
    param([Parameter(Mandatory = $true)][int]$Port)
    $found = @([System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().GetActiveUdpListeners() | Where-Object { $_.Port -eq $Port })
    return ($found.Count -gt 0)
}

# The process that listens on a TCP port, or null. State 2 is Listen (MSFT_NetTCPConnection).
function Get-RdpdListenerProcess {
    param([Parameter(Mandatory = $true)][int]$Port)
    $rows = @(Get-RdpdCim -ClassName 'MSFT_NetTCPConnection' -Namespace 'root/StandardCimv2' -Filter "LocalPort=$Port AND State=2" -TimeoutSeconds 4)
    if ($rows.Count -eq 0) {
        return $null
    }
    return [int64]$rows[0].OwningProcess
}

# One firewall rule's text (MS-GPFAS 2.2.2.19, "v2.31|Action=Allow|Active=TRUE|...|") as a hashtable; a field given twice is joined by a comma.
function ConvertFrom-RdpdRuleText {
    param([Parameter(Mandatory = $true)][AllowEmptyString()][string]$Text)
    $fields = @{}
    foreach ($part in $Text.Split('|')) {
        $at = $part.IndexOf('=')
        if ($at -gt 0) {
            $name = $part.Substring(0, $at)
            $value = $part.Substring($at + 1)
            if ($fields.ContainsKey($name)) {
                $value = "$($fields[$name]),$value"
            }
            $fields[$name] = $value
        }
    }
    return $fields
}

# Every rule that applies: @{ Name; Store; Fields }. Stores: local, policy (Group Policy), mdm.
function Get-RdpdFirewallRules {
    param([ValidateSet('FirewallRules', 'ConSecRules')][string]$Kind = 'FirewallRules')
    $base = 'SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy'
    $stores = [ordered]@{ local = "$base\$Kind"; policy = "SOFTWARE\Policies\Microsoft\WindowsFirewall\$Kind"; mdm = "$base\Mdm\$Kind" }
    foreach ($store in $stores.Keys) {
        foreach ($value in @(Get-RdpdRegistryValues -Path $stores[$store])) {
            if (($null -ne $value) -and ($value['Value'] -is [string])) {
                @{ Name = $value['Name']; Store = $store; Fields = (ConvertFrom-RdpdRuleText -Text $value['Value']) }
            }
        }
    }
}

# The effective profiles, Group Policy included: @{ Name; Enabled; Inbound; Outbound; LocalRules }, words as Windows names them in code.
function Get-RdpdFirewallProfiles {
    $session = New-CimSession -OperationTimeoutSec 8 -ErrorAction Stop
    try {
        foreach ($item in @(Get-NetFirewallProfile -PolicyStore 'ActiveStore' -CimSession $session -ErrorAction Stop)) {
            @{ Name = [string]$item.Name; Enabled = [string]$item.Enabled; Inbound = [string]$item.DefaultInboundAction; Outbound = [string]$item.DefaultOutboundAction; LocalRules = [string]$item.AllowLocalFirewallRules }
        }
    }
    finally {
        Remove-CimSession -CimSession $session
    }
}

# Names of the cipher suites in use, in order.
function Get-RdpdCipherSuites {
    foreach ($suite in @(Get-TlsCipherSuite -ErrorAction Stop)) {
        [string]$suite.Name
    }
}

Export-ModuleMember -Function *
